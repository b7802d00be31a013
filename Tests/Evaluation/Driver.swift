import Glibc
import TravelDocuments
import Watchlist
import WatchlistFormats

/// `driver LIST.csv QUERIES.csv names|all`: what `plbn lookup --json` answers, of the watchlist's rooms alone, for
/// measurements that build changed copies of them. Query rows: id, kind, name, dob, gold, doc, mrz.
@main
struct Driver {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      print("usage: driver LIST.csv QUERIES.csv names|all")
      exit(64)
    }
    let list = try PlbnCSVParser.parse(try ByteSource.file(arguments[1]))
    let index = WatchlistIndex([ListVersion(name: "evaluation", digest: "", entries: list.entries)])
    var reader = CSVReader(try ByteSource.file(arguments[2]))
    _ = try reader.next()
    var milliseconds: [Double] = []
    while let row = try reader.next() {
      let fields = row.fields.map { String(decoding: $0, as: UTF8.self) }
      guard fields.count > 6 else { continue }
      let (name, birth, document, mrz) = (fields[2], fields[3], fields[5], fields[6])
      var query = mrz.isEmpty ? WatchlistQuery(name: name) : WatchlistQuery(mrzNameField: mrz)
      if arguments[3] == "all" {
        query.birth = PartialDate(birth)
        query.documentNumber = document.isEmpty ? nil : document
      }
      let start = processorMilliseconds()
      let candidates = index.search(query)
      milliseconds.append(processorMilliseconds() - start)
      let found = candidates.map { "{\"entry\":\"\($0.entry)\",\"score\":\($0.score)}" }
      print("{\"id\":\"\(fields[0])\",\"candidates\":[\(found.joined(separator: ","))]}")
    }
    milliseconds.sort()
    guard let worst = milliseconds.last else { return }
    let (median, most) = (milliseconds[milliseconds.count / 2], milliseconds[milliseconds.count * 99 / 100])
    let told = Array("p50 \(median) ms, p99 \(most) ms, worst \(worst) ms\n".utf8)
    _ = told.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }

  /// Milliseconds of the processor that this thread has had.
  private static func processorMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
