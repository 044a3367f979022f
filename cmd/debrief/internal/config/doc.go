// Package config reads config.yaml into a Config and says what is wrong with
// it, with places.
//
// It stands at the beginning of a build: package cli puts the flags over what
// it gives, and package pipeline hands each part to the room that it steers.
// It reads one file and nothing else: no environment, no home folder.
package config
