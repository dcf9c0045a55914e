/// The elements of HTML that a browser shows in another way than as running text.
enum HTMLElement: String, CaseIterable, Sendable {
    // Blocks
    case html, body, p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, section, article, main, center,
        address
    case blockquote, pre, form, fieldset, legend, figure, figcaption, hgroup, details, summary, dialog, dir,
        menu
    case header, footer, nav, aside, listing, search
    // Tables
    case table, caption, colgroup, thead, tbody, tfoot, tr, td, th
    // Without an end
    case area, base, basefont, bgsound, br, col, embed, frame, hr, img, input, keygen, link, meta, param,
        source, track
    case wbr
    // Text without tags inside
    case script, style, title, textarea, iframe, noembed, noframes, noscript, xmp
    // Not shown, or only a part of it
    case template, datalist, button, object, video, audio, canvas, map, svg, rt, rp, del, s, strike,
        select, option
    case optgroup
    // Running text
    case a, b, big, code, em, font, i, nobr, small, strong, tt, u, sup, span

    static let names = NameTable<HTMLElement>()

    var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link,
            .meta,
            .param, .source, .track, .wbr:
            true
        default: false
        }
    }

    /// Elements whose text ends only at their own closing tag.
    var isRaw: Bool {
        switch self {
        case .script, .style, .title, .textarea, .iframe, .noembed, .noframes, .noscript, .xmp: true
        default: false
        }
    }

    /// Shown by scripts, by a click, in place of something else, or as struck out.
    var isGone: Bool {
        switch self {
        case .template, .datalist, .button, .object, .video, .audio, .canvas, .map, .svg, .rt, .rp,
            .del, .s,
            .strike, .colgroup:
            true
        default: false
        }
    }

    var isTablePart: Bool {
        switch self {
        case .table, .caption, .colgroup, .thead, .tbody, .tfoot, .tr, .td, .th: true
        default: false
        }
    }

    /// Begins and ends a line.
    var isBlock: Bool {
        switch self {
        case .html, .body, .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .section,
            .article,
            .main, .center, .address, .blockquote, .pre, .form, .fieldset, .legend, .figure, .figcaption,
            .hgroup,
            .details, .summary, .dialog, .dir, .menu, .header, .footer, .nav, .aside, .listing, .search, .xmp:
            true
        default: isTablePart
        }
    }

    /// Ends an open paragraph that has no closing tag.
    var endsParagraph: Bool {
        switch self {
        case .html, .body, .legend, .table, .caption, .colgroup, .thead, .tbody, .tfoot, .tr, .td, .th: false
        default: isBlock
        }
    }

    /// May end before an element that began inside it does: `<b><p>…</b>…</p>`.
    var isFormatting: Bool {
        switch self {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
        default: false
        }
    }
}

/// The attributes that say what is shown, as places in the scanner's bytes.
struct HTMLAttributes {
    private enum Name: String, CaseIterable, Sendable {
        case id, style, hidden, type, value, colspan, rowspan, open, selected, start, role
        case classes = "class"
    }

    private(set) var id: Range<Int>?
    private(set) var classes: Range<Int>?
    private(set) var style: Range<Int>?
    private(set) var type: Range<Int>?
    private(set) var value: Range<Int>?
    private(set) var columnSpan: Range<Int>?
    private(set) var rowSpan: Range<Int>?
    private(set) var start: Range<Int>?
    private(set) var role: Range<Int>?
    private(set) var isHidden = false
    private(set) var isOpen = false
    private(set) var isSelected = false

    private static let names = NameTable<Name>()

    init() {}

    init(_ tag: MarkupScanner.Tag, _ scanner: MarkupScanner) {
        if tag.attributes.isEmpty { return }
        let names = Self.names
        scanner.forEachAttribute(of: tag) { name, range in
            switch names.value(of: name) {
            case .id: id = id ?? range
            case .classes: classes = classes ?? range
            case .style: style = style ?? range
            case .type: type = type ?? range
            case .value: value = value ?? range
            case .colspan: columnSpan = columnSpan ?? range
            case .rowspan: rowSpan = rowSpan ?? range
            case .start: start = start ?? range
            case .role: role = role ?? range
            case .hidden: isHidden = scanner.lowered(range) != "until-found"
            case .open: isOpen = true
            case .selected: isSelected = true
            case nil: break
            }
        }
    }
}
