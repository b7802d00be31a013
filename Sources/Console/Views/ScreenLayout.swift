import Terminal

/// Where the parts of the screen stand: a pure function of its size and of what the lower lines need.
struct ScreenLayout: Equatable {
  /// The lowest screen with a header of two lines.
  static let fullHeader = 16
  /// The lowest screen whose key bar may take more lines than one.
  static let foldedKeys = 10

  let header: Rect
  let body: Rect
  let message: Rect
  let keys: Rect

  /// - Parameters:
  ///   - messageRows: lines that the message would take, 1 to 3.
  ///   - keyRows: lines that the key bar would take, 1 to 3.
  init(_ size: Size, messageRows: Int = 1, keyRows: Int = 1) {
    let height = size.height
    let (head, rest) = Rect(size).splitTop(height >= Self.fullHeader ? 2 : height >= 4 ? 1 : 0)
    let (foot, middle) = rest.splitBottom(height >= Self.foldedKeys ? keyRows : height >= 3 ? 1 : 0)
    let (line, body) = middle.splitBottom(height >= 8 ? min(messageRows, height >= Self.fullHeader ? 3 : 2) : 0)
    header = head
    keys = foot
    message = line
    self.body = body
  }
}

/// Where the dashboard's panels stand: side by side where there is width, folded where there is not.
struct DashboardLayout: Equatable {
  /// The narrowest screen with two columns.
  static let twoColumns = 72
  /// The lowest body with a chart below the crossings.
  static let chartRows = 14
  /// The patrols' panel with two patrols and its frame.
  static let patrolRows = 6

  var crossings = Rect.zero
  var hits = Rect.zero
  var patrols = Rect.zero
  var chart = Rect.zero

  init(_ size: Size, focus: ConsoleModel.Panel) {
    let all = Rect(size)
    guard size.width >= Self.twoColumns else {
      // One panel at a time on a narrow screen; two, one above the other, where it is high.
      guard size.height >= Self.chartRows else {
        switch focus {
        case .crossings: crossings = all
        case .hits: hits = all
        case .patrols: patrols = all
        }
        return
      }
      let (top, bottom) = all.splitTop(size.height * 2 / 3)
      crossings = top
      if focus == .patrols { patrols = bottom } else { hits = bottom }
      return
    }
    let (left, right) = all.splitLeft(size.width * 2 / 3)
    // Where there is no room for both, the one that the officer is at.
    if size.height >= Self.chartRows {
      (hits, patrols) = right.splitTop(size.height - max(size.height / 3, Self.patrolRows))
    } else if focus == .patrols {
      patrols = right
    } else {
      hits = right
    }
    guard size.height >= Self.chartRows else {
      crossings = left
      return
    }
    (chart, crossings) = left.splitBottom(size.height >= 30 ? 8 : 4)
  }
}

/// Where the traveller's document and the list's answer stand.
struct CaseLayout: Equatable {
  /// A line of a passport's MRZ, 44 characters, with a frame and a blank at each side.
  static let documentColumns = 48
  /// A lower body in one column has no room for frames.
  static let framedRows = 12

  let document: Rect
  let answer: Rect
  /// Frames around both; without them a line parts them.
  let isFramed: Bool

  /// Lines of the list's answer that a low screen keeps: the best candidate and the first reason.
  static let answerRowsKept = 2

  /// - Parameters:
  ///   - documentLines: lines that the document needs where there are no frames.
  ///   - answerLines: lines of the list's answer.
  init(_ size: Size, documentLines: Int, answerLines: Int) {
    let all = Rect(size)
    isFramed = Self.isFramed(size)
    if size.width >= DashboardLayout.twoColumns {
      (document, answer) = all.splitLeft(max(size.width / 2, Self.documentColumns))
    } else if isFramed {
      (document, answer) = all.splitTop(size.height * 3 / 5)
    } else {
      (document, answer) = all.splitTop(min(documentLines, size.height - min(answerLines, Self.answerRowsKept)))
    }
  }

  static func isFramed(_ size: Size) -> Bool {
    size.width >= DashboardLayout.twoColumns || size.height >= framedRows
  }

  /// Columns of the answer's text, blanks and frame at its sides left out.
  static func answerColumns(_ size: Size) -> Int {
    guard isFramed(size) else { return size.width - 2 }
    return (size.width >= DashboardLayout.twoColumns ? size.width - max(size.width / 2, documentColumns) : size.width)
      - 4
  }

  /// Rows of the answer's text.
  var answerRows: Int { max(isFramed ? answer.height - 2 : answer.height, 0) }
}

/// Rows that the lists of the screen show now, for the page keys.
struct VisibleRows: Equatable {
  var crossings: Int
  var hits: Int
  var patrols: Int
  var answer: Int
  /// In a single frame that takes the whole body.
  var body: Int
}
