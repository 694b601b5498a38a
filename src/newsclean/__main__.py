"""`python -m newsclean`: the command, where no script is on the path."""

from newsclean.cli import main

if __name__ == "__main__":
    main()
