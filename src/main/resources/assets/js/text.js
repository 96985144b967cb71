/** The page's language decides which texts are loaded, before any other module runs. */
const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh-CN';

export const text = (await import(`./text/${language}.js`)).default;
