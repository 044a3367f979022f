// Package card draws the picture that chats and search engines show for a link:
// one for each incident, and one for the site.
//
// It stands before package page, which says what is on a card. It has never
// heard of incidents. The same card gives the same bytes.
//
// Its letters are the Go fonts: Latin, Greek and Cyrillic. A text that they
// cannot show rightly, such as Japanese, Arabic or an emoji, is not drawn at
// all; what stands in for it is for the caller to say, who can ask [Shows].
// Cards are made only where the site's address is known, because programs
// look for them at absolute addresses.
package card
