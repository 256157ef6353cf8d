"""What makes the window comfortable: the command palette, help, the tour, drafts of what is being typed."""
