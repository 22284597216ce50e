import './base.css';
import './teach.css';
