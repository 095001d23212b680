"""Word lists that the rules read. Written for this program from general knowledge of English and of
news prose; lemmas unless a comment says otherwise."""
