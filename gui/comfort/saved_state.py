"""What is safe now, in a sentence: for the crash report, which must be able to ask at any moment."""

from gui.session import Session


def saved_sentence(session: Session) -> str:
    """When the last step of the open catalogue was saved, where, and when it was backed up; ``""`` when none is open.

    Reads no entry: the catalogue may be in the middle of something.
    """
    workspace = session.workspace
    if workspace is None:
        return ""
    catalogue = workspace.catalogue
    if catalogue.read_only:
        return f"打开的是只读的目录，没有要保存的内容：{catalogue.path}"
    saved, backed_up = catalogue.last_saved_at, catalogue.last_backup_at
    parts = [f"最近保存的一步：{saved:%H:%M:%S}" if saved is not None else "还没有改动"]
    if catalogue.undo_label:
        parts[0] += f"（{catalogue.undo_label}）"
    parts.append(f"上次备份：{backed_up:%Y-%m-%d %H:%M}" if backed_up is not None else "还没有备份")
    return f"{'；'.join(parts)}。目录文件：{catalogue.path}"
