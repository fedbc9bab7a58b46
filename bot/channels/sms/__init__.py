"""Messages by telephone through whatever gateway there is: one HTTP request, as configured."""
