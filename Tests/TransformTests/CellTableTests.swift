import Testing

@testable import Transform

/// Tables built in code, as formats and finders give them; what is right follows from the printed form.
struct CellTableTests {
    @Test func labelsAndHeadsAreFoundByTheirText() {
        let reading = CellReading([
            ["信息内容", "现行有效件数", "本年制发件数", "本年废止\n件数"],
            ["行政规范性\n文件", "9", "", "—"],
            ["规章", "1,234", "0", "3（含联合发文1件）"],
        ])
        #expect(reading["documents.normative_documents"] == "blank not_applicable 9")
        #expect(reading["documents.regulations"] == "0 3 1234")
        #expect(reading.rejections.isEmpty)
    }

    @Test func spanningLabelsStandBesideTheirRows() {
        let reading = CellReading(
            requestHeads + [
                requestRow("一、本年新收政府信息公开申请数量", "705", "31", "2", "1", "5", "4", "748"),
                [TestCell("三、本年度办理结果", rows: 3), TestCell("（一）予以公开", columns: 2)]
                    + ["290", "11", "1", "", "3", "2", "307"],
                [TestCell("（三）不予公开", rows: 2), "1.属于国家秘密", "2", "", "", "", "", "", "2"],
                ["8.属于行政查询事项", "19", "0", "0", "0", "0", "0", "19"],
            ])
        #expect(reading["requests.received"] == "705 31 2 1 5 4 748")
        #expect(reading["requests.granted"] == "290 11 1 blank 3 2 307")
        #expect(reading["requests.refused_state_secret"] == "2 blank blank blank blank blank 2")
        #expect(reading["requests.refused_administrative_inquiry"] == "19 0 0 0 0 0 19")
        #expect(
            reading["requests.carried_out"] == Array(repeating: "missing", count: 7).joined(separator: " "))
    }

    /// `总计` and `其他` are heads, and labels of rows; a label in pieces over columns is one.
    @Test func labelsThatLookLikeHeads() {
        let reading = CellReading(
            requestHeads + [
                [TestCell("三、本年度办理结果", rows: 3), "（六）其\n他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"]
                    + ["3", "0", "0", "0", "0", "0", "3"],
                ["", "其他", "28", "1", "", "", "", "1", "30"],
                [TestCell("总计", columns: 2), "708", "32", "2", "1", "6", "4", "753"],
                ["四、结转下", TestCell("年度继续办理", columns: 2), "33", "1", "0", "0", "0", "0", "34"],
            ])
        #expect(reading["requests.other_other"] == "28 1 blank blank blank 1 30")
        #expect(reading["requests.handled_total"] == "708 32 2 1 6 4 753")
        #expect(reading["requests.carried_out"] == "33 1 0 0 0 0 34")
    }

    @Test func aShortRowIsNotFilledFromTheLeft() {
        let reading = CellReading([
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "235", "189"],
            ["行政规范性文件", "2", "0", "9"],
        ])
        #expect(reading["documents.regulations"] == "ambiguous ambiguous ambiguous")
        #expect(reading["documents.normative_documents"] == "2 0 9")
    }

    /// Thirteen values of the other groups let their sums hold only where the last cell is the missing one.
    @Test func sumsTellWhichCellIsMissing() {
        let outcomes: [TestCell] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        let reading = CellReading([
            [TestCell("行政复议", columns: 5, rows: 2), TestCell("行政诉讼", columns: 10)],
            [TestCell("未经复议直接起诉", columns: 5), TestCell("复议后起诉", columns: 5)],
            outcomes + outcomes + outcomes,
            ["5", "1", "0", "2", "8", "3", "1", "0", "2", "6", "8", "0", "1", "1"],
        ])
        #expect(reading["review_litigation.reconsideration"] == "5 1 0 2 8")
        #expect(reading["review_litigation.litigation_direct"] == "3 1 0 2 6")
        #expect(reading.status("review_litigation.reconsideration.upheld") == .inferred)
    }

    @Test func aColumnOfSerialNumbersIsNoValue() {
        let reading = CellReading(
            [
                ["序号", "统计指标", "单位", "统计数"],
                ["1", "一、主动公开情况", "——", ""],
                ["2", "（一）主动公开政府信息数", "条", "120"],
                ["6", "1.政府公报公开政府信息数", "条", ""],
                ["7", "2.政府网站公开政府信息数", "条", "100"],
            ], form: "2014")
        #expect(reading["disclosure.disclosed_total"] == "120")
        #expect(reading["disclosure.via_gazette"] == "blank")
        #expect(reading["disclosure.via_website"] == "100")
    }

    @Test func rowsInOneCellAreTakenApartWhereTheCountsAgree() {
        let reading = CellReading(
            requestHeads + [
                requestRow("7.属于行政执法案卷\n8.属于行政查询事项", "41\n19", "3\n0", "", "0\n0", "0\n0", "0\n0", "44\n19"),
                requestRow("1.信访举报投诉类申请2.重复申请", "1716", "11", "0", "0", "0", "0", "1817"),
            ])
        #expect(reading["requests.refused_enforcement_file"] == "41 3 blank 0 0 0 44")
        #expect(reading["requests.refused_administrative_inquiry"] == "19 0 blank 0 0 0 19")
        let open = Array(repeating: "ambiguous", count: 7).joined(separator: " ")
        #expect(reading["requests.not_processed_petition"] == open)
        #expect(reading["requests.not_processed_duplicate"] == open)
    }

    @Test func aTableThatAPageCutsGoesOn() {
        let reading = CellReading(
            requestHeads + [requestRow("一、本年新收政府信息", "705", "31", "2", "1", "5", "4", "748")],
            [
                requestRow("公开申请数量", "", "", "", "", "", "", ""),
                requestRow("二、上年结转政府信息公开申请数量", "36", "2", "0", "0", "1", "0", "39"),
            ])
        #expect(reading["requests.received"] == "705 31 2 1 5 4 748")
        #expect(reading["requests.carried_in"] == "36 2 0 0 1 0 39")
    }

    @Test func headsThatAPageCutsGoOn() {
        let reading = CellReading(
            [["", "自然人", "商业企业", "科研机构", "社会公益", "法律服务", "其他", "总计"]],
            [
                ["", "", "", "", "组织", "机构", "", ""],
                ["（一）予以公开", "3", "2", "1", "4", "5", "6", "21"],
            ])
        #expect(reading["requests.granted"] == "3 2 1 4 5 6 21")
    }

    @Test func aNumberOverSeveralColumnsIsAmbiguous() {
        let reading = CellReading(
            requestHeads + [
                requestRow("二、上年结转政府信息公开申请数量", TestCell("7", columns: 2), TestCell("", columns: 4), "7")
            ])
        #expect(reading["requests.carried_in"] == "ambiguous ambiguous blank blank blank blank 7")
    }

    @Test func aTransposedTableIsTurned() {
        let reading = CellReading([
            ["信息内容", "规章", "行政规范性文件"],
            ["本年制发件数", "1", "2"],
            ["本年废止件数", "", "3"],
            ["现行有效件数", "4", "5"],
        ])
        #expect(reading["documents.regulations"] == "1 blank 4")
        #expect(reading["documents.normative_documents"] == "2 3 5")
    }

    @Test func rowsAndColumnsOfTheBodysOwnAreReported() {
        let reading = CellReading([
            ["信息内容", "本年制发件数", "本年修订件数", "本年废止件数", "现行有效件数"],
            ["规章", "1", "77", "2", "3"],
            ["其他主动公开文件", "5", "6", "7", "8"],
            ["行政规范性文件", "4", "88", "5", "6"],
        ])
        #expect(reading["documents.regulations"] == "1 2 3")
        #expect(reading["documents.normative_documents"] == "4 5 6")
        #expect(reading.rejections.map(\.reason) == [.unknownRow, .unknownRow])
    }

    @Test func groupsMayBeRows() {
        let reading = CellReading([
            ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
            ["行政复议", "27", "10", "9", "15", "61"],
            ["未经复议直接起诉", "3", "1", "0", "2", "6"],
            ["复议后起诉", "8", "", "1", "1", "10"],
        ])
        #expect(reading["review_litigation.reconsideration"] == "27 10 9 15 61")
        #expect(reading["review_litigation.litigation_after_reconsideration"] == "8 blank 1 1 10")
    }

    @Test func unitsOfMoneyStandInTheHeadOrBesideTheValue() {
        let yuan = CellReading([["信息内容", "本年收费金额（单位：元）"], ["行政事业性收费", "12.5"]])
        #expect(yuan["fees.administrative_fees"] == "12.5")
        let tenThousand = CellReading([["信息内容", "本年收费金额（单位：\n万元）"], ["行政事业性收费", "12.5"]])
        #expect(tenThousand["fees.administrative_fees"] == "125000")
        let annex = CellReading(
            [["统计指标", "单位", "统计数"], ["（四）政府信息公开专项经费（万元）", "元", "300"]], form: "2014")
        #expect(annex["capacity.dedicated_funding"] == "300")
    }

    /// `（二）被依法纠错数` is a row of disputes and one of lawsuits: the rows around it tell.
    @Test func aLabelThatTwoRowsHaveIsTheOneBetweenItsNeighbours() {
        let reading = CellReading(
            [
                ["统计指标", "单位", "统计数"],
                ["四、行政复议数量", "件", "6"],
                ["（一）维持具体行政行为数", "件", "1"],
                ["（二）被依法纠错数", "件", "2"],
                ["（三）其他情形数", "件", "3"],
                ["五、行政诉讼数量", "件", "4"],
                ["（二）被依法纠错数", "件", "4"],
            ], form: "2014")
        #expect(reading["reconsideration.corrected"] == "2")
        #expect(reading["litigation.corrected"] == "4")
        #expect(reading["litigation.other_result"] == "missing")
    }

    @Test func shortenedLabelsBetweenTheirNeighbours() {
        let reading = CellReading(
            requestHeads + [
                requestRow("5.要求行政机关确认或重新出具已获取信息", "6", "0", "0", "0", "0", "0", "6"),
                requestRow("1.逾期不补正", "14", "1", "0", "0", "0", "0", "15"),
                requestRow("2.逾期不缴费", "3", "0", "0", "0", "0", "0", "3"),
                requestRow("3.其他", "28", "1", "0", "0", "0", "1", "30"),
            ])
        #expect(reading["requests.other_overdue_correction"] == "14 1 0 0 0 0 15")
        #expect(reading["requests.other_overdue_payment"] == "3 0 0 0 0 0 3")
    }

    @Test func tablesSideBySideAreRead() {
        let reading = CellReading(
            [
                ["统计指标", "单位", "统计数", "统计指标", "单位", "统计数"],
                ["（一）主动公开政府信息数", "条", "120", "（一）收到申请数", "件", "7"],
                ["其中：主动公开规范性文件数", "条", "4", "1.当面申请数", "件", ""],
            ], form: "2014")
        #expect(reading["disclosure.normative_documents_disclosed"] == "4")
        #expect(reading["requests.received_total"] == "7")
        #expect(reading["requests.received_in_person"] == "blank")
    }

    @Test func digitsInPiecesAreNotOneNumber() {
        let reading = CellReading([["信息内容", "本年处理决定数量"], ["行政许可", "12\n3"], ["行政处罚", "7*"]])
        #expect(reading["permits.administrative_permits"] == "ambiguous")
        #expect(reading["enforcement.administrative_penalties"] == "7")
    }

    /// One head of the first group was lost: its neighbour's places are no better known.
    @Test func aGroupThatLacksAHeadIsNotRead() {
        let outcomes: [TestCell] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        let reading = CellReading([
            [TestCell("行政复议", columns: 4), TestCell("未经复议直接起诉", columns: 5)],
            Array(outcomes.prefix(4)) + outcomes,
            ["1", "2", "3", "6", "0", "0", "1", "0", "1"],
        ])
        #expect(reading.status("review_litigation.reconsideration.total") != .reported)
        #expect(reading.status("review_litigation.reconsideration.pending") != .reported)
        #expect(reading["review_litigation.litigation_direct"] == "0 0 1 0 1")
    }

    /// A page without ruling lines may set its numbers beside their head.
    @Test func aNumberBesideItsHeadIsNotBlank() {
        var annex = document(
            tables: [[["统计指标", "统计数"], ["（一）主动公开政府信息数", "120"]]], format: .pdf)
        for index in annex.tables[0].cells.indices {
            let isHead = annex.tables[0].cells[index].row == 0
            let column = Float(annex.tables[0].cells[index].column)
            annex.tables[0].cells[index].left = column * 200 + (isHead ? 0 : 0.5 + column * 60)
            annex.tables[0].cells[index].right = annex.tables[0].cells[index].left + 40
        }
        #expect(CellReading(annex, form: "2014")["disclosure.disclosed_total"] == "120")
    }

    /// Heads of the form of 2019 over rows of 2021: the columns are others.
    @Test func headsOfAnotherFormAreNotTheseColumns() {
        let reading = CellReading([
            ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
            ["规章", "1", "2", "3"],
        ])
        #expect(reading["documents.regulations"] == "ambiguous ambiguous ambiguous")
    }
}
