"""The roll calls of the General Assembly: search, themes, one vote, two voters, several side by side."""
