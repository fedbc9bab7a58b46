"""The API calls, one module per subject; `table.ENDPOINTS` lists them all."""
