import Glibc
import Watchlist

@testable import WatchlistFormats

/// Where the package lies, by this file's place in it.
private let packageRoot: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// Published lists and the evaluation set, which are not part of the repository: beside it, or where `PLBN_SHARED`
/// says.
let sharedFolder: String = getenv("PLBN_SHARED").map { String(cString: $0) } ?? packageRoot + "/../shared"

let demoListPath = packageRoot + "/Data/demo-watchlist.csv"

func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

func ofac(_ main: String, aliases: String? = nil, addresses: String? = nil, comments: String? = nil) throws(ImportError)
  -> ImportedList
{
  try OFACParser.parse(
    OFACParser.Files(
      main: ByteSource(name: "sdn.csv", text: main), aliases: aliases.map { ByteSource(name: "alt.csv", text: $0) },
      addresses: addresses.map { ByteSource(name: "add.csv", text: $0) },
      comments: comments.map { ByteSource(name: "sdn_comments.csv", text: $0) }))
}

func plbn(_ text: String) throws(ImportError) -> ImportedList {
  try PlbnCSVParser.parse(ByteSource(name: "list.csv", text: text))
}

/// A sound row of `sdn.csv`.
func row(_ number: String, _ name: String, type: String = "individual", remarks: String = "-0- ") -> String {
  "\(number),\"\(name)\",\(type),\"SDGT] [IFSR\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"\(remarks)\"\r\n"
}
