"""What is asked of a PDF of others in a limited process (`limited`).

That process imports this room and nothing else of the program: data models and rules would
cost it a second before it begins, for every file.
"""
