"""A reviewer's answer: the file that was sent for review comes back with words, comments and changes in it."""
