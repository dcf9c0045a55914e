import Forms
import Testing

@Suite struct MeaningsTests {
    private static let all = Codebook.shared.forms.flatMap { form in
        form.figures.map { (form: form.name, figure: $0) }
    }

    @Test func everyFigureHasASentenceInBothLanguages() {
        #expect(Self.all.count == 456)
        for (form, figure) in Self.all {
            let meaning = Meanings.shared.meaning(of: figure, form: form)
            #expect(meaning?.english.hasSuffix(".") == true, "\(form) \(figure.path)")
            #expect(meaning?.chinese.hasSuffix("。") == true, "\(form) \(figure.path)")
            #expect(meaning?.label.isEmpty == false, "\(form) \(figure.path)")
            // No gap was left open, and none was filled with a sentence.
            let texts = [meaning?.label, meaning?.english, meaning?.chinese].compactMap { $0 }.joined()
            #expect(!texts.contains("{") && !texts.contains("。提出"), "\(texts)")
            // A rule is told in both languages or in none.
            #expect(meaning?.countingEnglish.isEmpty == meaning?.countingChinese.isEmpty)
        }
    }

    /// Two figures of a form never mean the same, in any language.
    @Test func noTwoFiguresOfAFormAreOne() {
        for form in Codebook.shared.forms {
            let meanings = form.figures.compactMap { Meanings.shared.meaning(of: $0, form: form.name) }
            #expect(Set(meanings.map(\.label)).count == form.figures.count)
            #expect(Set(meanings.map(\.english)).count == form.figures.count)
            #expect(Set(meanings.map(\.chinese)).count == form.figures.count)
        }
    }

    @Test(arguments: [
        (
            "2021", "requests.received.natural_person", "New requests: natural persons",
            "Requests for government information made by natural persons and newly received in the report year.",
            "自然人提出、本年度新收的政府信息公开申请件数。"
        ),
        (
            "2019", "documents.regulations.disclosed", "Regulations: disclosed in the year",
            "Number of government regulations (guizhang) that the body newly disclosed in the report year.",
            "本年度新公开的规章件数。"
        ),
        (
            "2014", "requests.received_total.value", "Requests received",
            "Requests for government information that the body received in the report year.",
            "本年度收到的政府信息公开申请件数。"
        ),
    ])
    func partsBecomeASentence(form: String, path: String, label: String, english: String, chinese: String) {
        let figure = Codebook.shared.form(named: form)?.figures.first { $0.path == path }
        let meaning = figure.flatMap { Meanings.shared.meaning(of: $0, form: form) }
        #expect(meaning?.label == label)
        #expect(meaning?.english == english)
        #expect(meaning?.chinese == chinese)
    }

    @Test func formsAndUnitsHaveWords() {
        #expect(
            Codebook.shared.forms.map { Meanings.shared.rule(ofForm: $0.name) } == [
                "国办发〔2014〕32号", "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号",
            ])
        for (_, figure) in Self.all {
            #expect(CodeLabels.shared.label(of: figure.unit, in: "unit") != nil, "\(figure.unit)")
            #expect(CodeLabels.shared.label(of: figure.table, in: "table") != nil, "\(figure.table)")
        }
    }
}
