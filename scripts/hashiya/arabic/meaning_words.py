"""Meaning words: the lists of words that `meanings` knows, Arabic with the English of a bilingual corpus.

Made by hand for this project. What is listed is grammar and general vocabulary; names stand in `meaning_names`.
"""

# Each line is one value in its spellings, besides those of numbers that can be counted with.
NUMBERS = """
مئة مئات
ألف آلاف ألوف thousand thousands
ألفين ألفان ألفا
مليون ملايين million millions
مليونين مليونان
مليار مليارات بليون billion billions
مليارين ملياران
تريليون تريليونات trillion
نصف half
ثلث third
ثلثي ثلثا ثلثان ثلثين
ربع quarter
أول أولى first
ثاني ثانية second
ثالث ثالثة
رابع رابعة fourth
خامس خامسة fifth
سادس سادسة sixth
سابع سابعة seventh
ثامن ثامنة eighth
تاسع تاسعة ninth
عاشر عاشرة tenth
ضعف ضعفين ضعفي أضعاف double
"""

UNITS = """
كيلومتر كيلومترات كم كلم kilometre kilometres kilometer kilometers km
متر أمتار metre metres meter meters
ميل أميال mile miles
سنتيمتر سنتيمترات
هكتار هكتارات hectare hectares
طن أطنان ton tons tonne tonnes
كيلوغرام كيلوغرامات كيلوجرام
غرام غرامات جرام
برميل براميل barrel barrels
لتر لترات ليتر
دولار دولارات dollar dollars
يورو euro euros
روبل روبلات rouble roubles ruble rubles
تنغي تنغه tenge
ليرة ليرات
ريال ريالات
درهم دراهم
دينار دنانير
جنيه جنيهات
يوان
ساعة ساعات hour hours
دقيقة دقائق minute minutes
يوم أيام يوما day days
أسبوع أسابيع week weeks
شهر أشهر شهور month months
عام أعوام سنة سنوات سنين year years
عقد عقود decade decades
قرن قرون century centuries
درجة درجات degree degrees
واط كيلوواط ميغاواط غيغاواط
مربع مربعة square
كم² كلم² km²
م² m²
سم² cm²
كم³ كلم³ km³
م³ m³
سم³ cm³
مكعب مكعبة cubic
"""

QUANTITIES = """
كل جميع كافة all every
معظم أغلب أغلبية غالبية most
بعض some
كثير كثيرة كثيرون many much
قليل قليلة قليلون few little
فقط only
نادرا نادر rarely
دائما دائم always
أحيانا sometimes
أكثر more
أقل less fewer
كلا كلتا كلتي both
"""

TIMES = """
قبل before قبيل
بعد after بعيد
منذ since
حتى until
خلال during
أمس yesterday
اليوم today
غدا tomorrow
الآن now
سابق سابقا سابقة
لاحق لاحقا لاحقة
ماض ماضي ماضية
مقبل مقبلة قادم قادمة next
حالي حالية حاليا
ميلادي ميلادية
هجري هجرية
يناير كانون january
فبراير شباط february
مارس آذار march
أبريل إبريل نيسان april
مايو أيار may
يونيو حزيران june
يوليو تموز july
أغسطس آب august
سبتمبر أيلول september
أكتوبر october
نوفمبر november
ديسمبر december
السبت saturday
الأحد sunday
الاثنين الإثنين monday
الثلاثاء tuesday
الأربعاء wednesday
الخميس thursday
الجمعة friday
صباح morning
مساء evening
ليل ليلة night
نهار
ربيع spring
صيف summer
خريف autumn
شتاء winter
"""

# Two sides of each pair.
OPPOSITES = """
ارتفع ارتفاع مرتفع رفع ترفع rose rise risen | انخفض انخفاض منخفض خفض تخفض هبط هبوط تراجع fell fall fallen
زاد زيادة ازداد ازدياد يزيد زيد increase increased | نقص نقصان قل قلص تقلص تقليص ينقص decrease decreased
صعد صعود صاعد | نزل نزول هبط هبوط هابط
نما نمت نمو نامية grew growth | انكمش انكماش ركود shrank
تقدم متقدم | تأخر تراجع متأخر
تحسن تحسين | تدهور تردي ساء
توسع توسيع | تقلص تضييق
عزز تعزيز قوى تقوية | أضعف إضعاف أوهن
قوي قوة strong | ضعيف ضعف weak
شمال شمالي north northern | جنوب جنوبي south southern
شرق شرقي east eastern | غرب غربي west western
داخل داخلي دخل دخول | خارج خارجي خرج خروج
فوق أعلى above | تحت أدنى أسفل below
أكبر كبير largest large big | أصغر صغير smallest small
أكثر كثر | أقل قل
أطول طويل longest long | أقصر قصير shortest short
جديد حديث new | قديم old
غني ثري rich | فقير poor
وافق موافقة قبل قبول أيد تأييد مؤيد قبلت | رفض رافض عارض معارضة معارض رفضت
أكد تأكيد يؤكد تؤكد | نفى نفت نفي ينفي تنفي أنكر
اعترف اعتراف يعترف تعترف | أنكر إنكار ينكر
نجح نجاح ناجح | فشل فاشل أخفق إخفاق
ربح أرباح كسب مكسب | خسر خسارة خسائر
بدأ بداية ابتدأ يبدأ انطلق | انتهى نهاية انتهت ينتهي توقف
فتح افتتح افتتاح | أغلق إغلاق غلق
انضم انضمام دخل | انسحب انسحاب خرج
اقترب تقارب اقتراب قرب قريب | ابتعد تباعد ابتعاد بعد بعيد
صادرات تصدير صدر يصدر | واردات استيراد استورد يستورد
باع بيع يبيع | اشترى شراء يشتري
حليف حلفاء صديق أصدقاء شريك شركاء ally friend | عدو أعداء خصم خصوم غريم enemy
سلم سلام سلمي peace | حرب قتال war
هجوم هاجم هجومي | دفاع دافع دفاعي
اتفق اتفاق توافق | اختلف اختلاف خلاف تعارض
مع مؤيد | ضد
إيجابي positive | سلبي negative
ممكن | مستحيل
صحيح صواب true | خطأ خاطئ باطل false
عام عامة public | خاص خاصة private
رسمي رسمية رسميا | شعبي
سمح سماح يسمح أجاز إجازة | منع يمنع حظر يحظر
زود تزويد منح يمنح | حرم حرمان
حضر حضور يحضر | غاب غياب يغيب
حيا حياة حي | موت مات ميت توفي
ولد ولادة مولود | توفي وفاة مات
ساعد مساعدة دعم يدعم | عرقل عرقلة أعاق
أغلبية | أقلية
يمين يميني right | يسار يساري left
سابق سابقة former | لاحق حالي حالية
أول first | آخر أخير أخيرة last
صباح | مساء
ليل | نهار
شرعي شرعية قانوني legal | مخالف illegal
مستقر استقرار | مضطرب اضطراب
موال موالي | مناوئ مناهض
تصعيد صعد | تهدئة هدأ
مدين بريء innocent | مذنب مدان guilty
سبب cause | نتيجة result
مطلع early | أواخر late
متفائل تفاؤل | متشائم تشاؤم
دائم دائمة permanent | مؤقت مؤقتة temporary
حق | باطل
مسلح | أعزل
مباشر مباشرة direct | غيرمباشر
"""
