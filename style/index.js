import './base.css';
import './teach.css';
import './panel.css';
import './compare.css';
import './forced-colors.css';
