"""The command line `rathaus`: names are stable, exit codes are 0 done, 1 refused or failed, 2 wrong use."""
