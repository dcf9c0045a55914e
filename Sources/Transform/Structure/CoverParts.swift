import Forms
import Model

/// How many bodies a report says that it sums up: 42 for `综合28个市直部门和14个街镇的年度报告`.
///
/// Evidence: each item of what is summed up has a number with 个 or 家. Harm: a sum that is too small would be compared with
/// bodies that are not all, so `各街镇` or `及其下属单位` among the items leaves the whole unknown; what stands before 等
/// is an example (`财政局、教育局等28个部门`).
enum CoverParts {
    /// Shape: `list` is what stands between 汇总 and 报告 in a sentence. 0 where it does not say.
    static func count(in list: ArraySlice<Unicode.Scalar>) -> Int {
        var total = 0
        for item in items(of: list) {
            let example = item.firstIndex(of: "等").map { item[(item.index(after: $0))...] }
            if let example, let number = number(in: example) {
                total = number
                continue
            }
            guard total >= 0, let number = number(in: item) else {
                total = -1
                continue
            }
            total += number
        }
        return max(total, 0)
    }

    private static func items(of list: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var depth = 0
        return list.split {
            if $0 == "（" || $0 == "(" { depth += 1 }
            if $0 == "）" || $0 == ")" { depth -= 1 }
            return depth <= 0 && "、，,和及与".unicodeScalars.contains($0)
        }.filter { $0 != ["以"] }
    }

    /// The one number with 个 or 家 before it; `nil` where there is none, or another.
    private static func number(in item: ArraySlice<Unicode.Scalar>) -> Int? {
        let text = Array(item)
        var found: Int?
        var place = 0
        while place < text.count {
            guard let number = MentionNumber.read(text, at: place) else {
                place += 1
                continue
            }
            place = max(number.end, place + 1)
            guard place < text.count, text[place] == "个" || text[place] == "家" else { continue }
            guard found == nil, !number.isApproximate, let value = number.value, value.isWhole,
                (1...9999).contains(value.mantissa)
            else { return nil }
            found = Int(value.mantissa)
        }
        return found
    }
}
