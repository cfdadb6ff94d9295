"""The desired state, one file per subject: functions without side effects that return representations."""
