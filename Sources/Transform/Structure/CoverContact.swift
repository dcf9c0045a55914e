import Forms

/// Finds telephone, e-mail address and web site; those above the first section come first.
enum CoverContact {
    static func phone(in text: CoverText) -> String {
        preferringFront(text) { range in
            var place = range.lowerBound
            while let label = phoneLabels.first(in: place..<range.upperBound, of: text.scalars) {
                if let number = phone(at: label.upperBound, in: text) { return number }
                place = label.upperBound
            }
            return nil
        }
    }

    static func email(in text: CoverText) -> String {
        preferringFront(text) { range in
            for place in range where text[place] == "@" || text[place] == "＠" {
                var start = place
                while isMailName(text[start - 1]) { start -= 1 }
                let end = endOfHost(from: place + 1, in: text)
                let isWhole = start < place && text.scalars[place..<end].contains(".")
                if isWhole { return text.string(start..<place) + "@" + text.string(place + 1..<end) }
            }
            return nil
        }
    }

    static func website(in text: CoverText) -> String {
        preferringFront(text) { range in
            var place = range.lowerBound
            while let start = webStarts.first(in: place..<range.upperBound, of: text.scalars) {
                if let address = website(at: start, in: text) { return address }
                place = start.upperBound
            }
            return nil
        }
    }

    /// The address that begins with `start` (`http://`, `www.`).
    private static func website(at start: Range<Int>, in text: CoverText) -> String? {
        let scheme = schemes.length(at: start.lowerBound, in: text.scalars, until: start.upperBound) ?? 0
        var end = endOfHost(from: start.lowerBound + scheme, in: text)
        if text[end] == ":" || text[end] == "/" {
            while isURL(text[end]) { end += 1 }
            while end > start.upperBound, ".:,;-".unicodeScalars.contains(text[end - 1]) { end -= 1 }
        }
        return end > start.upperBound + 2 ? text.string(start.lowerBound..<end) : nil
    }

    private static func preferringFront(
        _ text: CoverText, _ find: (Range<Int>) -> String?
    ) -> String {
        find(text.front) ?? find(text.front.upperBound..<text.scalars.count) ?? ""
    }

    /// Behind a label; 7 to 13 digits, hyphens and brackets of the area code kept.
    private static func phone(at place: Int, in text: CoverText) -> String? {
        var start = place
        while start < place + 8, ":：为是号码及传真/、（()）".unicodeScalars.contains(text[start]) { start += 1 }
        if start > place, "（(".unicodeScalars.contains(text[start - 1]) { start -= 1 }
        var number = String.UnicodeScalarView()
        var digits = 0
        var end = start
        while digits < 13 {
            let scalar = text[end]
            if ("0"..."9").contains(scalar) {
                digits += 1
                number.append(scalar)
            } else if "-－—–".unicodeScalars.contains(scalar), digits > 0 {
                number.append("-")
            } else if "()（）".unicodeScalars.contains(scalar), digits < 5 {
                number.append(scalar == "(" || scalar == "（" ? "(" : ")")
            } else {
                break
            }
            end += 1
        }
        while number.last == "-" || number.last == "(" { number.removeLast() }
        return digits >= 7 ? String(number) : nil
    }

    /// Letters, digits and hyphens between points; what a following line began with is cut off the
    /// last name (`163.com` / `2021年`).
    private static func endOfHost(from place: Int, in text: CoverText) -> Int {
        var end = place
        var lastPoint = place
        while isHost(text[end]) {
            if text[end] == "." { lastPoint = end }
            end += 1
        }
        if lastPoint == place { return place }
        if lastPoint == end - 1 { return lastPoint }
        let name = text.scalars[lastPoint + 1..<end]
        guard name.first?.isLetter == true else { return end }
        return lastPoint + 1 + name.prefix { $0.isLetter }.count
    }

    private static func isHost(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-"
    }

    private static func isMailName(_ scalar: Unicode.Scalar) -> Bool {
        isHost(scalar) || scalar == "_" || scalar == "+"
    }

    private static func isURL(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x20 && scalar.value < 0x7F && !"\"'<>()[]{}|,;".unicodeScalars.contains(scalar)
    }

    private static let phoneLabels = Words("电话 联系方式 手机 座机 TEL Tel tel")
    private static let webStarts = Words("http:// https:// www. HTTP:// WWW.")
    private static let schemes = Words("http:// https:// HTTP://")
}

extension Unicode.Scalar {
    /// A Latin letter of ASCII.
    fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
