"""What a curious owner finds in the data folder."""

README = """\
Second Round: your progress

log/      Every answer you gave, one line each, in files by month (UTC) and by computer.
          Plain JSON with a checksum at the end of each line. Files that begin with
          "notes-" hold what you noted about people and pay.
decks/    Your own decks, plain Markdown.

Please do not edit the files in log/: a changed line no longer fits its checksum and is
set aside. Copy this folder to keep it safe, or type: trainer backup

Two computers. Each one writes only files of its own, so this folder can be shared by
Syncthing, Dropbox or git, while the program is closed on the other computer.
  Syncthing  share this folder; if there is a folder .state in it, put the line
             .state
             into a file .stignore, on both computers.
  git        put the line
             *.jsonl merge=union
             into a file .gitattributes, and the line
             .state/
             into a file .gitignore.
Copies that a sync tool leaves behind ("conflict copies") are read at the next start and
lose nothing; so let Syncthing keep them (its advanced setting maxConflicts, not 0).
Or bring the two together by hand: trainer merge OTHER-FOLDER

Nothing in this folder is encrypted. Use the disk encryption of your computer.
"""
