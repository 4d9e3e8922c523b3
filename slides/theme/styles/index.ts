import '@slidev/client/styles/layouts-base.css';
import '@slidev/client/styles/code.css';
import '../../../figures/fonts/fonts.css';
import '../../../figures/ink.css';
import './page.css';
import './code.css';
import './motion.css';
import './print.css';
