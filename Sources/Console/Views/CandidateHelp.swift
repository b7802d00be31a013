import Border
import Phrases
import Watchlist

/// What the signs beside candidates mean, for the help of the screens that show them.
enum CandidateHelp {
  /// - Parameter book: has the post's rules; nil: they are as shipped.
  static func notes(_ book: AccountBook?) -> [Phrase] {
    let bands = book?.bands ?? .usual
    func share(_ percent: Int) -> Phrase {
      Phrase(id: Figures.share(percent, .id), en: Figures.share(percent, .en))
    }
    let (strong, possible) = (share(bands.strongPercent), share(bands.possiblePercent))
    let hours = ListAgeText.staleHours(book)
    return [
      Phrase(
        id: "0,94: kira-kira seberapa sering calon seperti itu memang orangnya, pada data uji yang setengah "
          + "pertanyaannya tentang orang di daftar. Di perbatasan jauh lebih jarang: hampir semua temuan orang lain. "
          + "Skor bukan bukti; bandingkan.",
        en:
          "0.94: about how often such a candidate was the person, on test data where half of the questions were about "
          + "people on the list. At a border far less often: nearly every hit is somebody else. A score proves nothing; "
          + "compare."),
      Phrase(
        id: "! KUAT mulai \(strong.id): dua petugas. ? MUNGKIN mulai \(possible.id): bandingkan sebelum memutuskan. "
          + "lemah: di bawahnya, tidak menghentikan siapa pun.",
        en: "! STRONG from \(strong.en): two officers. ? POSSIBLE from \(possible.en): compare before deciding. weak: "
          + "below, stops nobody."),
      Phrase(
        id: "Kata demi kata: = sama; ~ hampir sama; - hanya di satu pihak, atau tidak ditanyakan; x berbeda.",
        en: "Word by word: = the same; ~ nearly the same; - on one side only, or not asked; x different."),
      Phrase(
        id: "hanya di daftar: kata yang tidak dicari. tidak ada di daftar: kata yang dicari, nama itu tidak memuatnya. "
          + "disambung: kata yang sama, ditulis terpisah atau bersambung.",
        en: "only on the list: a word that was not asked for. not on the list: a word that was asked for and that name "
          + "lacks. joined: the same letters, written apart or together."),
      Phrase(
        id:
          "= PERNAH BERSIH: dua petugas sudah menyatakan pemegang dokumen ini orang lain. ! BASI: daftarnya lebih tua "
          + "dari \(hours) jam; entri baru belum ada di situ.",
        en: "= CLEARED BEFORE: two officers have said that this document's holder is somebody else. ! STALE: the list "
          + "is older than \(hours) hours; what is new is not in it."),
    ]
  }
}
