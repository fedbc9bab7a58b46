"""The way in: verify, decrypt, read, the inbox, the injected answer, the encrypted reply.

For others: `views.create_webhook` makes the web addresses, `inbox` is for the door that answers.
Nothing is imported here, so that what needs the table alone does not load a web framework.
"""
