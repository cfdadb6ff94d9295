"""The proof that no town reaches another: what the database says about rights, and what it answers when tried."""
