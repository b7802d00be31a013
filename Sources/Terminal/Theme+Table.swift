extension Theme {
  /// The theme of a name.
  public static func named(_ name: Name) -> Theme {
    Theme(name: name, paints: Style.allCases.map { paint($0, name) })
  }

  private static let orange = Colour.of(214, or: .yellow)
  private static let sky = Colour.of(74, or: .cyan)
  private static let bluishGreen = Colour.of(36, or: .cyan)
  private static let vermilion = Colour.of(166, or: .red)
  private static let bright = Colour.of(15, or: .white)
  private static let grey = Colour.of(245, or: .white)
  private static let darkGrey = Colour.of(240, or: .white)
  private static let shade = Colour.of(237, or: .black)
  private static let paper = Colour.of(253, or: .white)
  private static let ink = Colour.of(16, or: .black)
  private static let navy = Colour.of(24, or: .blue)
  private static let slate = Colour.of(241, or: .black)
  private static let forest = Colour.of(22, or: .green)
  private static let umber = Colour.of(94, or: .red)
  private static let crimson = Colour.of(124, or: .red)

  /// The table: what each style looks like in each theme.
  private static func paint(_ style: Style, _ theme: Name) -> Paint {
    switch style {
    case .normal:
      theme.pick(
        dark: .plain, light: .plain, contrast: .init(bright, on: ink), colourBlind: .plain, mono: .plain,
        linux: .plain)
    case .muted:
      theme.pick(
        dark: .init(grey), light: .init(slate), contrast: .init(bright, on: ink), colourBlind: .init(grey),
        mono: .init(.dim), linux: .plain)
    case .title:
      theme.pick(
        dark: .init(.bold), light: .init(.bold), contrast: .init(bright, on: ink, .bold), colourBlind: .init(.bold),
        mono: .init(.bold), linux: .init(.yellow))
    case .accent:
      theme.pick(
        dark: .init(.of(81, or: .cyan)), light: .init(navy), contrast: .init(.of(51, or: .cyan), on: ink, .bold),
        colourBlind: .init(sky), mono: .init(.bold), linux: .init(.cyan))
    case .alert:
      theme.pick(
        dark: .init(bright, on: crimson, .bold), light: .init(bright, on: crimson, .bold),
        contrast: .init(ink, on: .of(226, or: .yellow), .bold), colourBlind: .init(bright, on: vermilion, .bold),
        mono: .init([.bold, .reverse]), linux: .init(.white, on: .red))
    case .warning:
      theme.pick(
        dark: .init(.of(221, or: .yellow)), light: .init(umber, .bold),
        contrast: .init(.of(226, or: .yellow), on: ink, .bold), colourBlind: .init(orange),
        mono: .init([.bold, .underline]), linux: .init(.yellow))
    case .good:
      theme.pick(
        dark: .init(.of(114, or: .green)), light: .init(forest), contrast: .init(.of(46, or: .green), on: ink),
        colourBlind: .init(bluishGreen), mono: .plain, linux: .init(.green))
    case .selection:
      theme.pick(
        dark: .init(ink, on: .of(81, or: .cyan)), light: .init(bright, on: navy),
        contrast: .init(ink, on: bright, .bold), colourBlind: .init(ink, on: sky), mono: .init(.reverse),
        linux: .init(.black, on: .cyan))
    case .selectionMuted:
      theme.pick(
        dark: .init(.standard, on: shade, .underline), light: .init(ink, on: paper, .underline),
        contrast: .init(bright, on: ink, .underline), colourBlind: .init(.standard, on: shade, .underline),
        mono: .init(.underline), linux: .init(.black, on: .white))
    case .key:
      theme.pick(
        dark: .init(.of(81, or: .cyan), .bold), light: .init(navy, .bold), contrast: .init(bright, on: ink, .bold),
        colourBlind: .init(sky, .bold), mono: .init(.bold), linux: .init(.yellow))
    case .keyDisabled:
      theme.pick(
        dark: .init(darkGrey), light: .init(grey), contrast: .init(grey, on: ink), colourBlind: .init(darkGrey),
        mono: .init(.dim), linux: .plain)
    case .border:
      theme.pick(
        dark: .init(darkGrey), light: .init(grey), contrast: .init(bright, on: ink), colourBlind: .init(darkGrey),
        mono: .plain, linux: .plain)
    case .borderFocused:
      theme.pick(
        dark: .init(.of(81, or: .cyan), .bold), light: .init(navy, .bold),
        contrast: .init(.of(226, or: .yellow), on: ink, .bold), colourBlind: .init(sky, .bold), mono: .init(.bold),
        linux: .init(.cyan))
    case .input:
      theme.pick(
        dark: .init(.standard, on: shade, .underline), light: .init(ink, on: paper, .underline),
        contrast: .init(ink, on: bright), colourBlind: .init(.standard, on: shade, .underline),
        mono: .init(.underline), linux: .init(.white, on: .blue))
    case .header:
      theme.pick(
        dark: .init(bright, on: navy), light: .init(bright, on: navy), contrast: .init(ink, on: bright, .bold),
        colourBlind: .init(bright, on: navy), mono: .init(.reverse), linux: .init(.white, on: .blue))
    case .bar:
      theme.pick(
        dark: .init(.of(39, or: .cyan)), light: .init(navy), contrast: .init(bright, on: ink),
        colourBlind: .init(sky), mono: .plain, linux: .init(.cyan))
    case .barCompared:
      theme.pick(
        dark: .init(grey), light: .init(slate), contrast: .init(.of(226, or: .yellow), on: ink),
        colourBlind: .init(orange), mono: .init(.dim), linux: .plain)
    }
  }
}

extension Theme.Name {
  fileprivate func pick(
    dark: Paint, light: Paint, contrast: Paint, colourBlind: Paint, mono: Paint, linux: Paint
  ) -> Paint {
    switch self {
    case .dark: dark
    case .light: light
    case .highContrast: contrast
    case .colourBlind: colourBlind
    case .monochrome: mono
    case .linuxConsole: linux
    }
  }
}
