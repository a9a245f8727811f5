"""Meaning names: names that another may take the place of, which says something else then.

Made by hand for this project, as the lists of `meaning_words` are: countries and peoples, whose spellings are close
enough (كوريا, سوريا) to be taken for each other by likeness, and who stands in their news.
"""

# Each line is one name, with its people and its adjective.
NAMES = """
روسيا روسي روس russia russian
تركيا تركي أتراك turkey turkish
أوكرانيا أوكراني ukraine ukrainian
كازاخستان كازاخستاني كازاخي قازاخستان kazakhstan kazakhstani
قيرغيزستان قرغيزستان قيرغيزي kyrgyzstan
أوزبكستان أوزبكي أوزبك uzbekistan
طاجيكستان طاجيكي tajikistan
تركمانستان تركماني turkmenistan
بيلاروسيا بيلاروسي belarus
أرمينيا أرميني أرمني armenia
أذربيجان أذربيجاني azerbaijan
جورجيا جورجي georgia
مولدوفا مولدوفي moldova
الصين صيني china chinese
الهند هندي india indian
اليابان ياباني japan
كوريا كوري korea
باكستان باكستاني pakistan
أفغانستان أفغاني afghanistan
إيران إيراني iran
العراق عراقي iraq
سوريا سورية سوري syria
لبنان لبناني lebanon
الأردن أردني jordan
فلسطين فلسطيني palestine
إسرائيل إسرائيلي israel
مصر مصري egypt
السودان سوداني sudan
ليبيا ليبي libya
ليبيريا ليبيري liberia
تونس تونسي tunisia
الجزائر جزائري algeria
المغرب مغربي morocco
موريتانيا موريتاني
السعودية سعودي
اليمن يمني yemen
عمان عماني oman
قطر قطري qatar
البحرين بحريني
الكويت كويتي kuwait
الإمارات إماراتي
أمريكا أميركا أمريكي أميركي america american
بريطانيا بريطاني britain british
إنجلترا إنجليزي
فرنسا فرنسي france french
ألمانيا ألماني germany german
إيطاليا إيطالي italy
إسبانيا إسباني spain
البرتغال برتغالي
بولندا بولندي poland
التشيك تشيكي
سلوفاكيا سلوفاكي
سلوفينيا سلوفيني
صربيا صربي
كرواتيا كرواتي
المجر مجري هنغاري hungary
رومانيا روماني romania
بلغاريا بلغاري bulgaria
اليونان يوناني greece
النمسا نمساوي austria
سويسرا سويسري
السويد سويدي sweden
النرويج نرويجي norway
فنلندا فنلندي finland
الدنمارك دنماركي
هولندا هولندي
بلجيكا بلجيكي
إستونيا إستوني
لاتفيا لاتفي
ليتوانيا ليتواني
كندا كندي canada
المكسيك مكسيكي
البرازيل برازيلي
الأرجنتين أرجنتيني
أستراليا أسترالي australia
إندونيسيا إندونيسي
ماليزيا ماليزي malaysia
مالي mali
النيجر niger
نيجيريا نيجيري nigeria
غينيا غيني guinea
كينيا كيني kenya
غانا
إثيوبيا إثيوبي
إريتريا
الصومال صومالي
تشاد تشادي
السنغال سنغالي
أوروبا أوروبي europe european
آسيا آسيوي asia asian
أفريقيا إفريقيا أفريقي إفريقي africa african
موسكو moscow
أنقرة ankara
كييف kyiv
بكين beijing
واشنطن washington
أستانا أستانة astana
طشقند tashkent
بيشكيك bishkek
دوشنبه دوشنبي dushanbe
لندن london
باريس paris
برلين berlin
بروكسل brussels
طهران tehran
بوتين putin
توكاييف tokayev
نزارباييف نزارباييفا nazarbayev
ميدفيديف medvedev
لافروف lavrov
زيلينسكي zelensky
أردوغان erdogan
لوكاشينكو
بايدن biden
ترامب ترمب trump
"""
