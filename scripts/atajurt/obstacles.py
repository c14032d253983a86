"""An obstacle: what keeps a file from being read or written, in a sentence that says how it is taken away."""

import errno

NOT_YOURS = ("you have no right to do that there", "change the rights of the file or folder, or use another folder")
IN_THE_WAY = ("a file stands where a folder should, or the other way round", "move it away, or use another folder")
MEANINGS = {  # what is wrong, and what a person can do
    "ENOSPC": ("the disk is full", "make room on it"),
    "EDQUOT": ("your share of the disk is used up", "make room in it"),
    "EFBIG": ("no file may become so large there", "raise the limit (`ulimit -f`), or use another disk"),
    "EROFS": ("that disk can only be read", "use a folder on another"),
    "EACCES": NOT_YOURS,
    "EPERM": NOT_YOURS,
    "ENOTDIR": IN_THE_WAY,
    "EISDIR": IN_THE_WAY,
    "EEXIST": IN_THE_WAY,
    "ENOENT": ("there is no such file or folder", "put it back, or name another"),
    "EMFILE": ("too many files are open", "close other programs"),
    "EIO": ("the disk does not answer as it should", "save what is on it, and use another"),
}
BY_NUMBER = {getattr(errno, name): said for name, said in MEANINGS.items() if hasattr(errno, name)}


def obstacle(error: OSError, outcome: str, place: object = "") -> str:
    """Return what an error of the system means for a person; `outcome` says how the files are now.

    `place` is told where the error does not name the file, as where the disk fills up while one is written.
    """
    if error.errno is None:  # a sentence of ours
        return str(error)
    wrong, mend = BY_NUMBER.get(error.errno, (error.strerror, "mend that"))
    where = error.filename2 or error.filename or place  # of two files the second is written
    subject = f"{where}: " if where else ""
    return f"{subject}{wrong}; {outcome}. To go on, {mend}, and run the same command again."
