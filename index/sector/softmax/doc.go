// Package softmax is a linear classifier over sparse features: log P(class) is, but for a constant, the sum of the weights that
// the features of a text have for it. It is trained from examples, always to the same bytes, and compiled into a table that is
// used as it lies.
package softmax
