"""Where a catalogue is in danger: places on Windows and Linux as they look in life, and those that are harmless."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from model.folder_risk import Danger, FolderRisk, Surroundings, risk_of, surroundings

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "//10.0.0.5/share /mnt/share cifs rw 0 0\n"
    "nas:/vol1 /data/公共\\040资料 nfs4 rw 0 0\n"
    "/dev/sdb1 /data/公共\\040资料/本机 ext4 rw 0 0\n"
    "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0\n"
    "broken\n"
)
AROUND = Surroundings(MOUNTS, lambda drive: drive == "Z:\\", ("D:\\工作同步",))


@pytest.mark.parametrize(
    ("place", "danger", "name"),
    [
        ("/mnt/share/目录.gkml", Danger.NETWORK, "网络盘"),
        ("/data/公共 资料/目录.gkml", Danger.NETWORK, "网络盘"),
        ("/run/user/1000/gvfs/smb-share:server=nas/目录.gkml", Danger.NETWORK, "网络盘"),
        ("/home/clerk/Nutstore Files/目录.gkml", Danger.SYNCHRONISED, "坚果云"),
        ("/home/clerk/我的坚果云/政务公开/目录.gkml", Danger.SYNCHRONISED, "坚果云"),
        ("/Users/clerk/Library/Mobile Documents/com~apple~CloudDocs/目录.gkml", Danger.SYNCHRONISED, "iCloud 云盘"),
    ],
)
def test_places_on_linux_and_mac(place: str, danger: Danger, name: str) -> None:
    assert risk_of(PurePosixPath(place), AROUND) == FolderRisk(danger, name)


@pytest.mark.parametrize(
    ("place", "danger", "name"),
    [
        (r"\\server\公共\目录.gkml", Danger.NETWORK, r"网络共享 \\server\公共 "),
        (r"Z:\政务公开\目录.gkml", Danger.NETWORK, "网络盘 Z: "),
        (r"C:\Users\张三\OneDrive\目录.gkml", Danger.SYNCHRONISED, "OneDrive"),
        (r"C:\Users\张三\OneDrive - 格尔木市司法局\目录.gkml", Danger.SYNCHRONISED, "OneDrive"),
        (r"D:\工作同步\2026\目录.gkml", Danger.SYNCHRONISED, "OneDrive"),
        (r"D:\百度网盘同步空间\目录.gkml", Danger.SYNCHRONISED, "百度网盘"),
        (r"D:\baidusyncdisk\目录.gkml", Danger.SYNCHRONISED, "百度网盘"),
        (r"C:\Users\张三\WPS云盘\目录.gkml", Danger.SYNCHRONISED, "WPS云盘"),
        (r"C:\Users\张三\Documents\WPSDrive\123\WPS云盘\目录.gkml", Danger.SYNCHRONISED, "WPS云盘"),
        (r"C:\Users\张三\Dropbox (司法局)\目录.gkml", Danger.SYNCHRONISED, "Dropbox"),
        (r"C:\Users\张三\iCloudDrive\目录.gkml", Danger.SYNCHRONISED, "iCloud 云盘"),
        (r"D:\微云同步助手\123456\目录.gkml", Danger.SYNCHRONISED, "微云"),
        (r"D:\钉盘\目录.gkml", Danger.SYNCHRONISED, "钉钉"),
        (r"C:\Users\张三\Documents\WXWork\1688\Cache\File\2026-11\目录.gkml", Danger.RECEIVED, "企业微信的接收文件夹"),
        (r"C:\Users\张三\Documents\WeChat Files\wxid\FileStorage\目录.gkml", Danger.RECEIVED, "微信的接收文件夹"),
    ],
)
def test_places_on_windows(place: str, danger: Danger, name: str) -> None:
    assert risk_of(PureWindowsPath(place), AROUND) == FolderRisk(danger, name)


@pytest.mark.parametrize(
    "place",
    [
        PurePosixPath("/home/clerk/目录.gkml"),
        PurePosixPath("/data/公共 资料/本机/目录.gkml"),
        PurePosixPath("/mnt/share2/目录.gkml"),
        PurePosixPath("/home/clerk/Dropbox.gkml"),
        PureWindowsPath(r"C:\Users\张三\Documents\目录.gkml"),
        PureWindowsPath(r"D:\工作同步2\目录.gkml"),
        PureWindowsPath(r"E:\坚果云资料整理\目录.gkml"),
        PureWindowsPath(r"C:\OneDrives\目录.gkml"),
    ],
)
def test_harmless_places(place: PurePath) -> None:
    assert risk_of(place, AROUND) is None


def test_a_renamed_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "我的资料" / "2026"
    folder.mkdir(parents=True)
    assert risk_of(folder / "目录.gkml", Surroundings()) is None
    (tmp_path / "我的资料" / ".dropbox.cache").mkdir()
    assert risk_of(folder / "目录.gkml", Surroundings()) == FolderRisk(Danger.SYNCHRONISED, "Dropbox")


def test_advice_names_the_place_and_says_what_to_do() -> None:
    for danger in Danger:
        risk = FolderRisk(danger, "某盘")
        for sentence in (risk.advice, risk.advice_for_copy):
            assert "某盘" in sentence
            assert sentence.endswith("。")
    assert "另存副本" in FolderRisk(Danger.NETWORK, "网络盘").advice


def test_this_system_can_be_asked(tmp_path: Path) -> None:
    here = surroundings({"OneDrive": str(tmp_path)})
    assert here.one_drive == (str(tmp_path),)
    assert risk_of(tmp_path / "目录.gkml", here) == FolderRisk(Danger.SYNCHRONISED, "OneDrive")
    assert not here.is_remote_drive("C:\\")
