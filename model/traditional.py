"""Traditional characters: noticing them and offering Simplified ones. Never applied without showing the clerk."""

from functools import cache
from typing import Protocol

_COMMON = frozenset(
    "國務會議兩開關機構設電話號碼項內條變專點網務業員與為無對發佈規劃環評檢驗監審許處罰強執決責權單據類紙質載體眾訊聽證廣視闡現場"
    "區鄉鎮縣級級標準類別書報備學產資產價錢財稅費納預達選擇舉動實際應當時間門請領導幹過還進運這連遠適遺釋鄰醫藥銀錄鋪長閉閱"
    "隊階陽際隱雙雜離難雲靈靜頁順須頓領頭題額顏願顯風飛飯飲館養餘馬驗體魚鳥黃點齊龍車軍軌軟輕輛輪轉農師帶幣幫庫廠廢廳歸"
    "總績維綱綜綠線編緊縮繼續織終組細結給統絕練絡約紅紀純紗紛級紋經緒罷義習聯聲職腦興舊華萬葉蓋術補裝裡見覺覽觀計訂討訓託記"
    "設訪評詢試詳該認誤說課調談論諮證識譯護讀讓豐負貢貨貧責貴買貸費賀資賓賞賠賣質賴贈贊躍輸辦辭邊鄭鐘鐵鑒鑑鎖錯針鈔銷"
    "圖團園圓圍執報壓壘壞壩壯壽夢夠奪奮獎婦孫學實審寫寬寶將專尋導島嶺嶽崗師廁彙彈彥徑從復徵徹憂憲懷懸懇應戰戲戶擁擇擊擔據擬"
    "擴攝敗敵數斷於時晉晝暫暢曆曉書東條構樣榮樂樓標樞樹橋機檔檢權歡歲歷殘殺殼毀氣決沖況淚淨淺減測滅滿漁漢潔潛澤濟濕濫灣灑災為"
    "烏無煙熱燈燒營爭爺牆狀獨獲獻獸環現產畝畫異當療監盡盤眾睜矚碼確礙礦礎禮禍禪離種稱穀積穩窮竊競筆筍節範築簡簽簾糧糾紮"
)


def looks_traditional(text: str) -> bool:
    """Whether the text is written in Traditional characters: two of the common ones, or one in a short text."""
    if _COMMON.isdisjoint(text):
        return False
    found = sum(char in _COMMON for char in text)
    return found >= 2 or (found == 1 and len(text) <= 8)


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    # Character for character only: the regional conversions also exchange words (执行 → 运行, 文件 → 文档).
    from opencc import OpenCC  # loading its tables takes longer than opening a catalogue

    converter: _Converter = OpenCC("t2s")
    return converter


def to_simplified(text: str) -> str:
    """The text in Simplified characters, to be shown as a difference and confirmed by the clerk."""
    return _converter().convert(text)
