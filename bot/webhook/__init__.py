"""The way in: verify, decrypt, read, the inbox, the injected answer, the encrypted reply."""
