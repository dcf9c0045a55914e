// Generated from Data/region_hints.csv by `make generate`; do not edit.

package let regionHintsCSV = #"""
    code,name,area_codes,host
    110000,北京市,010,beijing
    120000,天津市,022,tianjin
    130100,石家庄市,0311,shijiazhuang
    130500,邢台市,0319,xingtai
    130600,保定市,0312,baoding
    130700,张家口市,0313,zhangjiakou
    130900,沧州市,0317,cangzhou
    140200,大同市,0352,datong
    140300,阳泉市,0353,yangquan
    140400,长治市,0355,changzhi
    140500,晋城市,0356,jincheng
    150100,呼和浩特市,0471,huhhot
    150200,包头市,0472,baotou
    210100,沈阳市,024,shenyang
    210300,鞍山市,0412,anshan
    210900,阜新市,0418,fuxin
    211200,铁岭市,024 0410,tieling
    220100,长春市,0431,changchun
    220300,四平市,0434,siping
    220400,辽源市,0437,liaoyuan
    230400,鹤岗市,0468,hegang
    230500,双鸭山市,0469,shuangyashan
    230800,佳木斯市,0454,jiamusi
    231000,牡丹江市,0453,mudanjiang
    310000,上海市,021,shanghai
    320100,南京市,025,nanjing
    320300,徐州市,0516,xuzhou
    320600,南通市,0513,nantong
    320700,连云港市,0518,lianyungang
    320800,淮安市,0517,huaian
    330100,杭州市,0571,hangzhou
    330200,宁波市,0574,ningbo
    330900,舟山市,0580,zhoushan
    340700,铜陵市,0562,tongling
    350100,福州市,0591,fuzhou
    350800,龙岩市,0597,longyan
    360100,南昌市,0791,nanchang
    370100,济南市,0531 0634,jinan
    370400,枣庄市,0632,zaozhuang
    371300,临沂市,0539,linyi
    410200,开封市,0371 0378,kaifeng
    410400,平顶山市,0375,pingdingshan
    420100,武汉市,027,wuhan
    430800,张家界市,0744,zhangjiajie
    440100,广州市,020,guangzhou
    440300,深圳市,0755,shenzhen
    441500,汕尾市,0660,shanwei
    450200,柳州市,0772,liuzhou
    460100,海口市,0898,haikou
    500000,重庆市,023,chongqing
    510100,成都市,028,chengdu
    511000,内江市,0832,neijiang
    511100,乐山市,0833,leshan
    520100,贵阳市,0851,guiyang
    540100,拉萨市,0891,lasa
    610100,西安市,029,xian
    620100,兰州市,0931,lanzhou
    630100,西宁市,0971,xining
    650100,乌鲁木齐市,0991,urumqi
    """#
