"""The browser door: pages for secretaries, leaders and members."""
