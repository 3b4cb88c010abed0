#include "sim/graph/catalogue.hpp"

namespace sim {
namespace {

using enum function;

constexpr auto departments = std::to_array<known_department>({
    {"organisation", {"Party education", "党员教育"}, {"Organisation Department", "县委组织部"}, party},
    {"government-office", {"Government office", "政务"}, {"County Government Office", "县政府办公室"}, general},
    {"agriculture",
     {"Agriculture and rural affairs", "农业农村"},
     {"Bureau of Agriculture and Rural Affairs", "县农业农村局"},
     economy},
    {"civil-affairs", {"Civil affairs", "民政"}, {"Civil Affairs Bureau", "县民政局"}, social},
    {"emergency", {"Emergency management", "应急管理"}, {"Emergency Management Bureau", "县应急管理局"}, safety},
    {"natural-resources",
     {"Natural resources", "自然资源"},
     {"Bureau of Natural Resources and Planning", "县自然资源和规划局"},
     environment},
    {"discipline",
     {"Discipline inspection", "纪检监察"},
     {"Commission for Discipline Inspection", "县纪委监委"},
     party},
    {"finance", {"Finance", "财政"}, {"Finance Bureau", "县财政局"}, economy},
    {"health", {"Health", "卫生健康"}, {"Health Commission", "县卫生健康局"}, social},
    {"political-legal", {"Public order", "政法综治"}, {"Political and Legal Affairs Commission", "县委政法委"}, safety},
    {"publicity", {"Publicity", "宣传思想"}, {"Publicity Department", "县委宣传部"}, party},
    {"human-resources",
     {"Employment and social security", "人社社保"},
     {"Bureau of Human Resources and Social Security", "县人力资源和社会保障局"},
     social},
    {"housing",
     {"Housing and construction", "住房建设"},
     {"Bureau of Housing and Urban-Rural Development", "县住房和城乡建设局"},
     environment},
    {"market-regulation",
     {"Market regulation", "市场监管"},
     {"Administration for Market Regulation", "县市场监督管理局"},
     economy},
    {"public-security", {"Public security", "公安"}, {"Public Security Bureau", "县公安局"}, safety},
    {"statistics", {"Statistics", "统计"}, {"Statistics Bureau", "县统计局"}, general},
    {"ecology",
     {"Ecology and environment", "生态环保"},
     {"Ecology and Environment Bureau", "市生态环境局县分局"},
     environment},
    {"education", {"Education", "教育"}, {"Education Bureau", "县教育局"}, social},
    {"data-services",
     {"Government services and data", "政务服务"},
     {"Government Services and Data Bureau", "县政务服务和数据管理局"},
     general},
    {"development-reform",
     {"Development and reform", "发展改革"},
     {"Development and Reform Commission", "县发展和改革局"},
     economy},
    {"water", {"Water", "水利"}, {"Water Resources Bureau", "县水利局"}, environment},
    {"veterans", {"Veterans", "退役军人"}, {"Veterans Affairs Bureau", "县退役军人事务局"}, social},
    {"united-front", {"United front", "统战"}, {"United Front Work Department", "县委统战部"}, party},
    {"transport", {"Transport", "交通运输"}, {"Transport Bureau", "县交通运输局"}, environment},
    {"culture-tourism",
     {"Culture and tourism", "文化旅游"},
     {"Bureau of Culture, Sport and Tourism", "县文化体育和旅游局"},
     social},
    {"petitions", {"Petitions", "信访"}, {"Petitions Bureau", "县信访局"}, general},
    {"medical-security",
     {"Medical insurance", "医疗保障"},
     {"Healthcare Security Administration", "县医疗保障局"},
     social},
    {"justice", {"Justice and mediation", "司法调解"}, {"Justice Bureau", "县司法局"}, safety},
    {"forestry", {"Forestry", "林业"}, {"Forestry Bureau", "县林业局"}, environment},
    {"fire-rescue", {"Fire safety", "消防"}, {"Fire and Rescue Brigade", "县消防救援大队"}, safety},
    {"taxation", {"Taxation", "税务"}, {"Taxation Bureau", "县税务局"}, economy},
    {"womens-federation", {"Women", "妇联"}, {"Women's Federation", "县妇女联合会"}, social},
    {"youth-league", {"Youth", "共青团"}, {"Communist Youth League Committee", "团县委"}, party},
    {"trade-union", {"Trade union", "工会"}, {"Federation of Trade Unions", "县总工会"}, party},
    {"commerce", {"Commerce", "商务"}, {"Commerce Bureau", "县商务局"}, economy},
    {"industry",
     {"Industry and information", "工业信息化"},
     {"Bureau of Industry and IT", "县工业和信息化局"},
     economy},
    {"audit", {"Audit", "审计"}, {"Audit Bureau", "县审计局"}, general},
    {"disabled-persons", {"Disabled persons", "残联"}, {"Disabled Persons' Federation", "县残疾人联合会"}, social},
    {"urban-management",
     {"Urban management", "城市管理"},
     {"Urban Management and Law Enforcement Bureau", "县城市管理局"},
     environment},
    {"armed-forces",
     {"Militia and recruitment", "征兵民兵"},
     {"People's Armed Forces Department", "县人民武装部"},
     safety},
    {"archives", {"Archives", "档案"}, {"Archives Bureau", "县档案局"}, general},
    {"party-school", {"Cadre training", "干部培训"}, {"Party School", "县委党校"}, party},
    {"ethnic-religious",
     {"Ethnic and religious affairs", "民族宗教"},
     {"Ethnic and Religious Affairs Bureau", "县民族宗教事务局"},
     party},
    {"science-technology",
     {"Science and technology", "科技"},
     {"Science and Technology Bureau", "县科学技术局"},
     economy},
    {"animal-husbandry",
     {"Animal health", "畜牧兽医"},
     {"Animal Husbandry and Veterinary Centre", "县畜牧兽医服务中心"},
     economy},
    {"grain", {"Grain and reserves", "粮食物资"}, {"Grain and Reserves Centre", "县粮食和物资储备中心"}, economy},
    {"meteorology", {"Weather warnings", "气象"}, {"Meteorological Bureau", "县气象局"}, safety},
    {"peoples-congress",
     {"People's congress", "人大"},
     {"Office of the People's Congress", "县人大常委会办公室"},
     general},
    {"cppcc",
     {"Political consultation", "政协"},
     {"Office of the Political Consultative Conference", "县政协办公室"},
     general},
    {"staffing", {"Staffing", "机构编制"}, {"Staffing Commission Office", "县委编办"}, general},
    {"social-work", {"Social work", "社会工作"}, {"Social Work Department", "县委社会工作部"}, social},
    {"cyberspace", {"Internet information", "网信"}, {"Cyberspace Affairs Office", "县委网信办"}, party},
    {"disease-control",
     {"Disease control", "疾病预防控制"},
     {"Centre for Disease Control and Prevention", "县疾病预防控制中心"},
     social},
    {"red-cross", {"Red Cross", "红十字"}, {"Red Cross Society", "县红十字会"}, social},
    {"court", {"Court liaison", "法院联络"}, {"County People's Court", "县人民法院"}, safety},
    {"procuratorate", {"Procuratorate liaison", "检察联络"}, {"County People's Procuratorate", "县人民检察院"}, safety},
    {"power-supply", {"Power supply", "供电"}, {"Power Supply Company", "县供电公司"}, environment},
    {"highways", {"Rural roads", "农村公路"}, {"Highway Service Centre", "县公路服务中心"}, environment},
    {"investment", {"Investment promotion", "招商引资"}, {"Investment Promotion Centre", "县招商服务中心"}, economy},
    {"party-history",
     {"Local history", "史志"},
     {"Party History and Local Chronicles Office", "县史志研究室"},
     general},
});

constexpr auto offices = std::to_array<known_office>({
    {"party", {"Party Building Office", "党建工作办公室"}, party},
    {"general", {"General Office", "党政综合办公室"}, general},
    {"economy", {"Office of Economic Development and Rural Revitalisation", "经济发展和乡村振兴办公室"}, economy},
    {"civil", {"Social Affairs Office", "社会事务办公室"}, social},
    {"safety", {"Office of Public Order and Emergency Management", "平安建设和应急管理办公室"}, safety},
    {"construction", {"Office of Planning, Construction and Environment", "规划建设和生态环境办公室"}, environment},
    {"services", {"Public Services Centre", "便民服务中心"}, social},
    {"enforcement", {"Comprehensive Law Enforcement Team", "综合行政执法队"}, safety},
    {"finance", {"Finance Office", "财政所"}, economy},
});

}  // namespace

std::span<const known_department> department_catalogue() {
    return departments;
}

std::span<const known_office> office_catalogue() {
    return offices;
}

function fallback_field(function f) {
    if (f == safety) return general;
    if (f == environment) return economy;
    return f;
}

bool has_special_group(const known_department& d) {
    return d.id == "organisation" || d.id == "discipline";
}

}  // namespace sim
