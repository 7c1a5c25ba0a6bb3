"""Rules of language: spelling, punctuation, whole sentences, choice of words."""
