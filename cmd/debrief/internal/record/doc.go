// Package record turns what people write into incidents: YAML files in, checked
// incidents and problems out.
//
// It is the gate of the pipeline. An incident that comes out of it is true to
// the record's form: every short form is expanded, every default filled in,
// every reference leads somewhere, no number is impossible, and nobody checks
// again. What is wrong with a record is a problem with its place; only the
// program's own trouble, such as a disk that cannot be read, is an error.
//
// One file goes through these steps: package source makes a tree with places;
// short timeline times are expanded in the tree; the tree is decoded into the
// incident; defaults and ids are filled in; the rules of one record are
// checked; the timeline is put in order. What the others need to know of it is a
// Brief; the rest can be dropped. When all files are read, the rules
// over the whole set are checked. Encode goes the other way.
package record
