"""Files and letters: what citizens send in is checked and sealed, what the town hall sends out is typeset."""
