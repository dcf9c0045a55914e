import Model

/// What a page's site prints above and below the report: breadcrumbs, dates of publication, counters, buttons, footers.
///
/// Evidence: a line above the first sentence of prose, or below the last, that begins with one of the sites' own labels; the
/// value that such a label has on the next line; the lines on both sides of a lone `>`.
/// Harm: a sign-off whose body's name began with such a label would go; none does.
package enum SiteChrome {
    package static func mark(in document: inout Document) {
        let text = document.lines.indices.filter { document.lines[$0].role == .text }
        func isProse(_ line: Int) -> Bool {
            let text = document.text(of: document.lines[line])
            return isSentence(text) || isHeading(text)
        }
        guard let first = text.firstIndex(where: isProse), let last = text.lastIndex(where: isProse) else {
            return
        }
        mark(Array(text[..<min(first, 80)]), headLabels, in: &document)
        markCrumbs(Array(text[..<min(first, 80)]), in: &document)
        markRepeatedTitle(Array(text[..<min(first, 80)]), in: &document)
        mark(Array(text[(last + 1)...].suffix(60)), footLabels, in: &document)
    }

    /// A line with enough Chinese text and a full stop or comma to be prose.
    private static func isSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        var han = 0
        var hasStop = false
        for scalar in text {
            if scalar.isHan { han += 1 }
            if scalar == "。" || scalar == "，" { hasStop = true }
        }
        return han >= 16 && hasStop
    }

    /// A section's heading: where a report says little, no sentence tells where it begins and ends.
    private static func isHeading(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard text.count <= 90, text.first(where: { !$0.isBlank })?.chineseNumeral != nil else {
            return false
        }
        return HeadingText.isOfficial(text.filter { !$0.isBlank }[...])
    }

    private static func mark(_ lines: [Int], _ labels: [Phrase], in document: inout Document) {
        var expectsValue = false
        for line in lines {
            let text = document.compactText(of: line, limit: 100).drop { $0 == "【" || $0 == "[" || $0 == "［" }
            let isLabel =
                text.count <= 80
                && (labels.contains { $0.begins(text) } || licences.contains { $0.occurs(in: Array(text)) })
            if isLabel || expectsValue && text.count <= 30 && !isOwnText(text) {
                document.lines[line].role = .furniture
            }
            expectsValue = isLabel && (text.last == "：" || text.last == ":")
        }
    }

    /// A heading or the title: no value of a label that lost its buttons (`【字体:` / `一、总体情况`).
    private static func isOwnText(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        ListMarker(beginning: text) != .none || HeadingText(Array(text))?.kind != nil
            || titleEnds.contains { $0.ends(text) }
    }

    private static func markCrumbs(_ lines: [Int], in document: inout Document) {
        for (position, line) in lines.enumerated() {
            let text = document.compactText(of: line, limit: 100)
            let arrows = text.count { $0 == ">" || $0 == "»" || $0 == "›" || $0 == "＞" }
            if arrows == 0 { continue }
            document.lines[line].role = .furniture
            if arrows < text.count { continue }
            for neighbour in [position - 1, position + 1] where lines.indices.contains(neighbour) {
                if document.compactCount(of: lines[neighbour], limit: 100) <= 16 {
                    document.lines[lines[neighbour]].role = .furniture
                }
            }
        }
    }

    /// Of a title that is printed again, as page title and above the text, the last one stays.
    private static func markRepeatedTitle(_ lines: [Int], in document: inout Document) {
        let left = lines.filter { document.lines[$0].role == .text }
        for (position, line) in left.enumerated() {
            let title = document.compactText(of: line, limit: 100)
            guard title.count >= 8, title.count <= 60, titleEnds.contains(where: { $0.ends(title) }) else {
                continue
            }
            let isRepeated = left.indices.dropFirst(position + 1).contains { start in
                var rest = title[...]
                for other in left[start...].prefix(6) where !rest.isEmpty {
                    let text = document.compactText(of: other, limit: 100)
                    guard rest.starts(with: text) else { return false }
                    rest = rest.dropFirst(text.count)
                }
                return rest.isEmpty
            }
            if isRepeated { document.lines[line].role = .furniture }
        }
    }

    private static let titleEnds: [Phrase] = ["报告", "年报"]

    private static let headLabels: [Phrase] = [
        "首页", "当前位置", "您的位置", "您现在的位置", "你现在的位置", "所在位置", "位置：", "发布日期", "发布时间", "发表时间", "更新时间",
        "日期：", "时间：", "来源：", "信息来源", "文章来源", "作者：", "编辑：", "责任编辑", "浏览次数", "浏览量", "浏览：", "点击", "访问量", "访问次数",
        "阅读次数", "阅读量", "阅读：", "人气", "字号", "字体", "【字", "打印", "关闭", "分享", "收藏", "索引号", "发布机构", "发布单位", "发文机关",
        "发文日期",
        "成文日期", "生成日期", "公开日期", "公开时限", "公开方式", "公开范围", "主题词", "主题分类", "信息分类", "文号", "发文字号", "效力状态", "有效性",
        "标题：", "名称：", "分类：", "语音播报", "无障碍", "长者", "繁体", "简体", "扫一扫", "微信", "微博", "大中小", "大|中|小", "下载",
        "保护视力色",
    ]
    /// Of a site, wherever on its line they stand: `冀ICP备05000000号`.
    private static let licences: [Phrase] = ["ICP备", "公网安备", "网站标识码"]
    private static let footLabels: [Phrase] = [
        "打印", "关闭", "主办单位", "主办：", "承办单位", "承办：", "协办", "网站标识码", "备案序号", "备案号", "ICP备", "京ICP", "公安备案",
        "公网安备", "版权所有",
        "技术支持", "网站地图", "联系我们", "关于我们", "分享", "扫一扫", "扫码", "上一篇", "下一篇", "上一条", "下一条", "返回", "相关链接", "友情链接",
        "来源：", "责任编辑",
        "编辑：", "浏览次数", "点击", "阅读", "字号", "收藏", "Copyright", "copyright", "©", "网站声明", "隐私", "建议使用", "您是第",
        "微信", "微博",
    ]
}
