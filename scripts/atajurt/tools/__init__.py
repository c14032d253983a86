"""What the contributor's tools do: the talk at the terminal. One module a task; the commands are in scripts/."""
