"""One job a file: what goes in, what comes out, its offline answer, its checks."""
