"""Towns: who they are, how one is bound, how one comes to life. Everything above asks here and nowhere else."""
