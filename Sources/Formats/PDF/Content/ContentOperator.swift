/// The operators of a page's content that bear on its text and lines. The raw value is the operator's letters, as bytes.
enum ContentOperator: UInt64 {
    // State.
    case save = 0x71  // q
    case restore = 0x51  // Q
    case transform = 0x63_6D  // cm
    case graphicsState = 0x67_73  // gs
    // Text.
    case beginText = 0x42_54  // BT
    case font = 0x54_66  // Tf
    case move = 0x54_64  // Td
    case moveAndLead = 0x54_44  // TD
    case textMatrix = 0x54_6D  // Tm
    case nextLine = 0x54_2A  // T*
    case characterSpace = 0x54_63  // Tc
    case wordSpace = 0x54_77  // Tw
    case stretch = 0x54_7A  // Tz
    case leading = 0x54_4C  // TL
    case rise = 0x54_73  // Ts
    case renderingMode = 0x54_72  // Tr
    case show = 0x54_6A  // Tj
    case showAdjusted = 0x54_4A  // TJ
    case nextLineShow = 0x27  // '
    case nextLineShowSpaced = 0x22  // "
    // Paths.
    case moveTo = 0x6D  // m
    case lineTo = 0x6C  // l
    case curve = 0x63  // c
    case curveFromPoint = 0x76  // v
    case curveToPoint = 0x79  // y
    case close = 0x68  // h
    case rectangle = 0x72_65  // re
    case stroke = 0x53  // S
    case closeStroke = 0x73  // s
    case fill = 0x66  // f
    case fillOld = 0x46  // F
    case fillEvenOdd = 0x66_2A  // f*
    case fillStroke = 0x42  // B
    case fillStrokeEvenOdd = 0x42_2A  // B*
    case closeFillStroke = 0x62  // b
    case closeFillStrokeEvenOdd = 0x62_2A  // b*
    case endPath = 0x6E  // n
    case clip = 0x57  // W
    case clipEvenOdd = 0x57_2A  // W*
    // Colours.
    case fillSpace = 0x63_73  // cs
    case strokeSpace = 0x43_53  // CS
    case fillColor = 0x73_63  // sc
    case fillColorNamed = 0x73_63_6E  // scn
    case strokeColor = 0x53_43  // SC
    case strokeColorNamed = 0x53_43_4E  // SCN
    case fillGray = 0x67  // g
    case strokeGray = 0x47  // G
    case fillRGB = 0x72_67  // rg
    case strokeRGB = 0x52_47  // RG
    case fillCMYK = 0x6B  // k
    case strokeCMYK = 0x4B  // K
    // Others.
    case beginMarked = 0x42_4D_43  // BMC
    case beginMarkedProperties = 0x42_44_43  // BDC
    case endMarked = 0x45_4D_43  // EMC
    case draw = 0x44_6F  // Do
    case inlineImage = 0x42_49  // BI
    case shading = 0x73_68  // sh
}
