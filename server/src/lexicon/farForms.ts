// Wrong forms that the notation of source/wrong-forms.txt cannot tell: what shows that they are wrong stands further off.
import type { WrongForm } from "./wrongForms";

/** Words that others further off show to be wrong, and what is meant, {} being what the group in brackets found. */
const FAR: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/新形式(?!的?(?:公开|解读|宣传)|多样)(?<=(?:面对|面临|适应|认清)[^，。；]{1,10}新形式)/g, "新形势"],
  [/((?<!\d)\d+余?)分(?=[，。；、])(?<=(?:发放|印制|印发|张贴|派发|回收|制作)[^，。；\d]{0,12}\d+余?分)/g, "{}份"],
  [/部份(?!额)/g, "部分"],
  [/充份(?![数额])(?<!补充份)/g, "充分"],
  [/(登记|记录|签到|账)薄(?![弱厚])/g, "{}簿"],
  [/既使(?![^。；]{1,40}又)/g, "即使"],
  [/(市场|责任|经营)主题(?=[，。；、（的]|信息|登记|名单|名录|年报|责任)/g, "{}主体"],
  [/权力(?=[，。；、]|和义务)(?<=(?:获取|知悉)[^，。；]{2,10}的权力)/g, "权利"],
  [/权力(?<=(?:公民|法人|其他组织|申请人|当事人)[^，。；]{0,6}享有[^，。；]{0,8}权力)/g, "权利"],
  // 认真的梳理公开事项, but not 认真的梳理和分析.
  [
    /(认真|及时|全面|切实|积极|主动|严格|扎实|深入)的(?=(?:梳理|回应|公开|开展|落实|推进|履行|解读|发布|更新|组织|学习|做)(?:了|群众|社会|政府|信息|公开|各|惠民|重点|本|有关|相关|好))(?<=(?:^|[，。；]|我[局镇县市区委办乡院])..的)/g,
    "{}地",
  ],
  [
    /习近平新时代(?!中国特色社会主义(?:思想|[\u4e00-\u9fff]{2}思想))[^，。；、“”《》]{0,14}?思[想考相]/g,
    "习近平新时代中国特色社会主义思想",
  ],
  // The Regulation as revised in 2019.
  [/(?<=政府信息公开条例》?[（(](?:中华人民共和国)?(?:国务院令|国令)第)(?!711|492)\d{3}(?=号)/g, "711"],
  // 根据《条例》第五十的规定, but not 安全第一的要求
  [/(?<=[》）例法])(第[一二三四五六七八九十]{1,4})(?=的(?:规定|要求))/g, "{}条"],
  [/同级(?=[和、]?(?:上报|汇总|报送|分析))(?<=(?:信息|数据|情况)的同级)/g, "统计"],
];

/** The wrong forms of a paragraph that words further off show, with their places in it. */
export function farForms(text: string): WrongForm[] {
  return FAR.flatMap(([wrong, right]) =>
    [...text.matchAll(wrong)].map(({ 0: written, 1: own = "", index }) => {
      const span = { start: index, end: index + written.length };
      return { span, right: right.replace("{}", () => own), before: 0, behind: 0, safe: false };
    }),
  );
}
