"""One module a question: (selection, parameters) to a frozen answer.

Read, leave out, bring to metres, compute, word: here and only here.
"""
