package words

var english = English()
