import { draftNamed, draftText } from "../harness/drafts";

/** A draft without a fault. */
export const CLEAN = draftText(draftNamed("tabRows2021"));

/** The same with a misspelt label, an error that can safely be fixed. */
export const MISSPELT = CLEAN.replace("本年废止件数", "本年度止件数");

/** The same with a conversion leftover, a warning that can safely be fixed. */
export const WITH_REMNANT = CLEAN.replace("（一）主动公开", "[bookmark: _GoBack]（一）主动公开");

/** The same with a total that is wrong, an error that a person must put right. */
export const WRONG_TOTAL = CLEAN.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t7");

/** The same with a name of the place that sounds like a phrase, and is a warning until it is known. */
export const LOCAL_WORD = CLEAN.replace("（一）主动公开", "网上办事平台依审请公开通已经开通。\n（一）主动公开");

/** Two reports in one file, of which only the first is checked. */
export const TWO_REPORTS = `${CLEAN}\n${CLEAN.replaceAll("云溪镇", "石埠乡")}`;

/** A text that is no report. */
export const NOTICE = "关于召开会议的通知\n\n各村：\n定于周三上午开会。\n";
