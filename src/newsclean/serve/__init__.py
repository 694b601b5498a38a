"""The report's view with a box to paste a page into, for one person at their own machine.

`app` answers the browser, `mistake` makes a fixture of a page and of what a reader says about it. Needs newsclean[serve].
"""
