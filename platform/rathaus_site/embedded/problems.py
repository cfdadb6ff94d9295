"""What can stop the embedded stack: each problem says in German what is wrong and what to do about it."""


class EmbeddedProblem(Exception):
    """The embedded stack cannot go on; the text is for the person at the terminal."""


class NotReady(EmbeddedProblem):
    """A server did not answer within its time, or ended before it could."""
